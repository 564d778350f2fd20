package vn.xacthuc.population;

import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.Text;

/// Why a member of a person's record is refused; never with the value itself.
enum FieldFault {
    MISSING("This field is required.", "Trường này là bắt buộc."),
    PERSONAL_ID(
            "A personal identification number has 12 digits.",
            "Số định danh cá nhân gồm 12 chữ số."),
    OLD_ID_NUMBER("A CMND number has 9 digits.", "Số CMND gồm 9 chữ số."),
    TOO_LONG("The text is too long.", "Nội dung quá dài."),
    BIRTH_DATE(
            "A birth date is yyyy-MM-dd, yyyy-MM or yyyy, from 1850 on, and exists.",
            "Ngày sinh viết là yyyy-MM-dd, yyyy-MM hoặc yyyy, từ năm 1850, và phải có thật."),
    DATE("A date is yyyy-MM-dd and exists.", "Ngày viết là yyyy-MM-dd và phải có thật."),
    TIME(
            "A time is written by RFC 3339, such as 2026-01-31T02:00:00.000Z.",
            "Thời điểm viết theo RFC 3339, ví dụ 2026-01-31T02:00:00.000Z."),
    IN_FUTURE("The day is still to come.", "Ngày này chưa đến."),
    BEFORE_BIRTH("The day is before the birth.", "Ngày này trước ngày sinh."),
    OUT_OF_ORDER("The end is before the beginning.", "Thời điểm kết thúc trước thời điểm bắt đầu."),
    END_WITHOUT_BEGINNING(
            "There is an end without a beginning.",
            "Có thời điểm kết thúc mà không có thời điểm bắt đầu."),
    NOT_IN_LIST("The value is not in its list.", "Giá trị không có trong danh mục."),
    ADDRESS_CODE(
            "The code is not on the list of its day, or not inside the unit above.",
            "Mã không có trong danh mục vào ngày đó, hoặc không thuộc đơn vị cấp trên."),
    OUT_OF_RANGE("The number is out of range.", "Số nằm ngoài khoảng cho phép."),
    SAME_PERSON("A person cannot be this to themselves.", "Không thể là chính người đó."),
    ONLY_WHEN_SUPERSEDED(
            "Exactly a superseded number has a successor.",
            "Chỉ số đã được thay thế mới có số thay thế."),
    ONLY_WHEN_DECEASED(
            "Only a deceased person has a day of death.", "Chỉ người đã chết mới có ngày chết."),
    TWICE("The same item comes twice.", "Mục này xuất hiện hai lần."),
    TOO_MANY("There are too many items.", "Quá nhiều mục."),
    INSURANCE_NUMBER(
            "An insurance number has two letters and 13 digits, or 10 digits.",
            "Mã thẻ BHYT gồm 2 chữ cái và 13 chữ số, hoặc 10 chữ số."),
    FACILITY_CODE("A facility code has 5 digits.", "Mã cơ sở khám chữa bệnh gồm 5 chữ số."),
    INSURANCE_OF_ANOTHER_PERSON(
            "This number belongs to another person.", "Mã thẻ này thuộc về người khác.");

    private final String english;
    private final String vietnamese;

    FieldFault(String english, String vietnamese) {
        this.english = english;
        this.vietnamese = vietnamese;
    }

    FieldProblem at(String pointer) {
        return new FieldProblem(pointer, new Text(english, vietnamese));
    }
}
